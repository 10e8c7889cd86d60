// Keys and signatures. The first byte says what the rest is: 'p' a public key, 's' a secret one,
// 'v' a signature, each as the text of its file; what is taken comes out the same when it is
// written and read again. After 'e' come edits of a genuine signature, three bytes each: where (two
// bytes) and what stands there instead; only the genuine one may pass.
#include "target.h"

#include "base/arena.h"
#include "base/bug.h"
#include "store/minisign.h"

#include <string.h>

static const unsigned char digest[SEAL_DIGEST_BYTES] = "what was signed";

static void try_public(const char *text)
{
    struct buf out = {0};
    struct minisign_public key, again;
    if (minisign_read_public(text, &key))
        return;
    minisign_print_public(&key, &out);
    BUG_IF(minisign_read_public(buf_text(&out), &again) != NULL);
    BUG_IF(memcmp(&key, &again, sizeof key) != 0);
    buf_finish(&out);
}

static void try_secret(const char *text)
{
    struct buf out = {0};
    struct minisign_secret key, again;
    bool asks = minisign_asks(text);
    const char *fault = minisign_read_secret(text, NULL, &key);
    BUG_IF(asks && !fault);
    if (fault)
        return;
    BUG_IF(!minisign_print_secret(&key, NULL, &out));
    BUG_IF(minisign_read_secret(buf_text(&out), NULL, &again) != NULL);
    BUG_IF(memcmp(&key, &again, sizeof key) != 0);
    buf_finish(&out);
}

static bool same(const struct minisign_signature *a, const struct minisign_signature *b)
{
    return memcmp(a->number, b->number, sizeof a->number) == 0 &&
           memcmp(a->signature, b->signature, sizeof a->signature) == 0 &&
           memcmp(a->global, b->global, sizeof a->global) == 0 &&
           strcmp(a->comment, b->comment) == 0;
}

static void try_signature(const char *text)
{
    struct buf out = {0};
    struct minisign_signature signature, again;
    if (minisign_read_signature(text, &signature))
        return;
    minisign_print_signature(&signature, &out);
    BUG_IF(minisign_read_signature(buf_text(&out), &again) != NULL);
    BUG_IF(!same(&signature, &again));
    buf_finish(&out);
}

static void try_edits(const uint8_t *bytes, size_t length)
{
    static struct minisign_public key;
    static struct minisign_signature genuine;
    if (!genuine.comment[0]) {
        struct minisign_secret secret;
        minisign_make(&key, &secret);
        minisign_sign(&secret, digest, "pack:wells version:7", &genuine);
    }
    struct buf text = {0};
    struct minisign_signature edited;
    minisign_print_signature(&genuine, &text);
    for (; length >= 3; bytes += 3, length -= 3)
        text.text[(size_t)(bytes[0] * 256 + bytes[1]) % text.length] = (char)bytes[2];
    if (!minisign_read_signature(text.text, &edited))
        BUG_IF(minisign_verify(&key, digest, &edited) != same(&genuine, &edited));
    buf_finish(&text);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    if (length == 0)
        return 0;
    struct arena arena = {0};
    const char *text = arena_copy(&arena, (const char *)bytes + 1, length - 1);
    if (bytes[0] == 'p')
        try_public(text);
    else if (bytes[0] == 's')
        try_secret(text);
    else if (bytes[0] == 'v')
        try_signature(text);
    else if (bytes[0] == 'e')
        try_edits(bytes + 1, length - 1);
    arena_finish(&arena);
    return 0;
}
