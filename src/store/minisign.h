// Keys and signatures as minisign(1) writes and reads them: a line of comment, a line of base64;
// a signature has both twice, and its second comment is signed, too. Only prehashed signatures
// ("ED"): those of the old kind ("Ed") would need the whole file in memory.
#ifndef STORE_MINISIGN_H
#define STORE_MINISIGN_H

#include "base/buf.h"
#include "store/seal.h"

enum {
    MINISIGN_NUMBER_BYTES = 8,
    MINISIGN_NAME_BYTES = MINISIGN_NUMBER_BYTES * 2 + 1, // the number as people see it, and a NUL
    MINISIGN_COMMENT_BYTES = 1024,
    MINISIGN_FILE_MAX = 8192, // bytes of a key or a signature
};

struct minisign_public {
    unsigned char number[MINISIGN_NUMBER_BYTES];
    unsigned char key[SEAL_PUBLIC_BYTES];
};

struct minisign_secret { // minisign_forget when it is not needed any more
    unsigned char number[MINISIGN_NUMBER_BYTES];
    unsigned char key[SEAL_SECRET_BYTES];
};

struct minisign_signature {
    unsigned char number[MINISIGN_NUMBER_BYTES];
    unsigned char signature[SEAL_SIGNATURE_BYTES];
    unsigned char global[SEAL_SIGNATURE_BYTES]; // of the signature and the trusted comment
    char comment[MINISIGN_COMMENT_BYTES];       // the trusted one
};

// Each reads the whole text of a file. NULL, or what is wrong with it: "... is not base64".
const char *minisign_read_public(const char *text, struct minisign_public *out);
const char *minisign_read_signature(const char *text, struct minisign_signature *out);
// `password` is needed only where minisign_asks says so.
const char *minisign_read_secret(
    const char *text, const char *password, struct minisign_secret *out);
bool minisign_asks(const char *text); // whether the secret key in `text` is kept by a password

void minisign_make(struct minisign_public *public_out, struct minisign_secret *secret_out);
void minisign_forget(struct minisign_secret *secret);
void minisign_print_public(const struct minisign_public *key, struct buf *out);
// With a password (NULL = none) the key is kept by it. False where there is no memory for that.
bool minisign_print_secret(
    const struct minisign_secret *key, const char *password, struct buf *out);
void minisign_print_signature(const struct minisign_signature *signature, struct buf *out);

// `comment` is one line of less than MINISIGN_COMMENT_BYTES.
void minisign_sign(const struct minisign_secret *key, const unsigned char digest[SEAL_DIGEST_BYTES],
    const char *comment, struct minisign_signature *out);
// Of the file's digest and of the trusted comment.
bool minisign_verify(const struct minisign_public *key,
    const unsigned char digest[SEAL_DIGEST_BYTES], const struct minisign_signature *signature);
// "E7620F1842B4E81F"
void minisign_name(
    const unsigned char number[MINISIGN_NUMBER_BYTES], char out[MINISIGN_NAME_BYTES]);

#endif
