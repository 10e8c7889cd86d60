// Thin wraps of libsodium. Its own errors (a wrong length, no memory for a state) cannot happen
// here, so they are bugs.
#include "store/seal.h"

#include "base/bug.h"

#include <sodium.h>
#include <string.h>

_Static_assert(sizeof(crypto_generichash_state) <= sizeof((struct seal_hash){0}.state),
    "a hash's state has its room");

static void begin(void)
{
    BUG_IF(sodium_init() < 0);
}

static crypto_generichash_state *state_of(struct seal_hash *hash)
{
    return (crypto_generichash_state *)(void *)hash->state;
}

void seal_hash_begin(struct seal_hash *hash, size_t length)
{
    begin();
    hash->length = length;
    BUG_IF(crypto_generichash_init(state_of(hash), NULL, 0, length) != 0);
}

void seal_hash_add(struct seal_hash *hash, const void *bytes, size_t length)
{
    BUG_IF(crypto_generichash_update(state_of(hash), bytes, length) != 0);
}

void seal_hash_end(struct seal_hash *hash, unsigned char *out)
{
    BUG_IF(crypto_generichash_final(state_of(hash), out, hash->length) != 0);
}

void seal_hash_of(const void *bytes, size_t length, unsigned char out[SEAL_HASH_BYTES])
{
    struct seal_hash hash;
    seal_hash_begin(&hash, SEAL_HASH_BYTES);
    seal_hash_add(&hash, bytes, length);
    seal_hash_end(&hash, out);
}

void seal_make_keys(
    unsigned char public_key[SEAL_PUBLIC_BYTES], unsigned char secret_key[SEAL_SECRET_BYTES])
{
    begin();
    BUG_IF(crypto_sign_keypair(public_key, secret_key) != 0);
}

void seal_sign(const unsigned char secret_key[SEAL_SECRET_BYTES], const void *bytes, size_t length,
    unsigned char out[SEAL_SIGNATURE_BYTES])
{
    begin();
    BUG_IF(crypto_sign_detached(out, NULL, bytes, length, secret_key) != 0);
}

bool seal_verify(const unsigned char public_key[SEAL_PUBLIC_BYTES], const void *bytes,
    size_t length, const unsigned char signature[SEAL_SIGNATURE_BYTES])
{
    begin();
    return crypto_sign_verify_detached(signature, bytes, length, public_key) == 0;
}

bool seal_stretch(const char *password, const unsigned char salt[SEAL_SALT_BYTES],
    uint64_t operations, uint64_t memory_bytes, unsigned char *out, size_t length)
{
    begin();
    return crypto_pwhash_scryptsalsa208sha256(out, length, password, strlen(password), salt,
               operations, (size_t)memory_bytes) == 0;
}

void seal_stretch_limits(uint64_t *operations_out, uint64_t *memory_bytes_out)
{
    *operations_out = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
    *memory_bytes_out = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
}

void seal_random(void *out, size_t length)
{
    begin();
    randombytes_buf(out, length);
}

void seal_wipe(void *bytes, size_t length)
{
    sodium_memzero(bytes, length);
}

void seal_base64(const void *bytes, size_t length, char *out)
{
    size_t room = sodium_base64_encoded_len(length, sodium_base64_VARIANT_ORIGINAL);
    sodium_bin2base64(out, room, bytes, length, sodium_base64_VARIANT_ORIGINAL);
}

bool seal_base64_read(const char *text, size_t text_length, void *out, size_t length)
{
    size_t got = 0;
    const char *end = NULL;
    return sodium_base642bin(out, length, text, text_length, NULL, &got, &end,
               sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == length && end == text + text_length;
}

void seal_hex(const void *bytes, size_t length, char *out)
{
    sodium_bin2hex(out, length * 2 + 1, bytes, length);
}

bool seal_hex_read(const char *text, void *out, size_t length)
{
    size_t got = 0;
    if (strspn(text, "0123456789abcdef") < length * 2)
        return false;
    return sodium_hex2bin(out, length, text, length * 2, NULL, &got, NULL) == 0 && got == length;
}
