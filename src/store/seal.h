// What libsodium does for us: BLAKE2b, Ed25519, scrypt, base64, random bytes. Nothing else includes
// it.
#ifndef STORE_SEAL_H
#define STORE_SEAL_H

#include <stdalign.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    SEAL_HASH_BYTES = 32,   // BLAKE2b-256: of a file
    SEAL_DIGEST_BYTES = 64, // BLAKE2b-512: what a signature is of
    SEAL_PUBLIC_BYTES = 32,
    SEAL_SECRET_BYTES = 64,
    SEAL_SIGNATURE_BYTES = 64,
    SEAL_SALT_BYTES = 32,
};

struct seal_hash {
    alignas(64) unsigned char state[384];
    size_t length;
};

// A hash of `length` bytes (SEAL_HASH_BYTES or SEAL_DIGEST_BYTES) of all that is added.
void seal_hash_begin(struct seal_hash *hash, size_t length);
void seal_hash_add(struct seal_hash *hash, const void *bytes, size_t length);
void seal_hash_end(struct seal_hash *hash, unsigned char *out);
void seal_hash_of(const void *bytes, size_t length, unsigned char out[SEAL_HASH_BYTES]);

void seal_make_keys(
    unsigned char public_key[SEAL_PUBLIC_BYTES], unsigned char secret_key[SEAL_SECRET_BYTES]);
void seal_sign(const unsigned char secret_key[SEAL_SECRET_BYTES], const void *bytes, size_t length,
    unsigned char out[SEAL_SIGNATURE_BYTES]);
bool seal_verify(const unsigned char public_key[SEAL_PUBLIC_BYTES], const void *bytes,
    size_t length, const unsigned char signature[SEAL_SIGNATURE_BYTES]);

// `length` bytes from a password, by scrypt. False where there is not the memory that it asks for.
bool seal_stretch(const char *password, const unsigned char salt[SEAL_SALT_BYTES],
    uint64_t operations, uint64_t memory_bytes, unsigned char *out, size_t length);
// What seal_stretch should be asked for where a key is kept: about 1 GiB, some seconds.
void seal_stretch_limits(uint64_t *operations_out, uint64_t *memory_bytes_out);
void seal_random(void *out, size_t length);
void seal_wipe(void *bytes, size_t length); // is not left out by a compiler

// Writes 4 characters for every 3 bytes, and a NUL; `out` has room for (length + 2) / 3 * 4 + 1.
void seal_base64(const void *bytes, size_t length, char *out);
// Whether the `text_length` characters are the base64 of exactly `length` bytes.
bool seal_base64_read(const char *text, size_t text_length, void *out, size_t length);
// Lower-case hexadecimal digits and a NUL: length * 2 + 1.
void seal_hex(const void *bytes, size_t length, char *out);
// Whether `text` begins with length * 2 such digits.
bool seal_hex_read(const char *text, void *out, size_t length);

#endif
