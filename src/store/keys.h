// The keys that a device trusts: every NAME.pub in one folder.
#ifndef STORE_KEYS_H
#define STORE_KEYS_H

#include "base/diag.h"
#include "store/minisign.h"

enum { KEYS_MAX = 32 };

struct keys {
    struct minisign_public keys[KEYS_MAX];
    size_t count; // 0: unsigned packs are welcome
};

// Without the folder there are no keys, unless it `must` be there. False, with a fault, where a
// key, or a part of the folder, cannot be read: nothing is trusted then.
bool keys_load(const char *folder, bool must, struct keys *keys, struct diag *diag);
// The key of that number, or NULL.
const struct minisign_public *keys_find(
    const struct keys *keys, const unsigned char number[MINISIGN_NUMBER_BYTES]);

#endif
