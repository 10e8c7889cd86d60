// The layouts are those of https://jedisct1.github.io/minisign/ ("Signature format" and after it).
#include "store/minisign.h"

#include "base/bug.h"

#include <stdio.h>
#include <string.h>

static const char UNTRUSTED[] = "untrusted comment: ", TRUSTED[] = "trusted comment: ";

// What the base64 stands for; only bytes, so there is no padding.
struct raw_public {
    unsigned char kind[2];
    unsigned char number[MINISIGN_NUMBER_BYTES];
    unsigned char key[SEAL_PUBLIC_BYTES];
};

struct raw_signature {
    unsigned char kind[2];
    unsigned char number[MINISIGN_NUMBER_BYTES];
    unsigned char signature[SEAL_SIGNATURE_BYTES];
};

struct raw_kept { // what a password keeps: it is mixed with the bytes that scrypt makes
    unsigned char number[MINISIGN_NUMBER_BYTES];
    unsigned char key[SEAL_SECRET_BYTES];
    unsigned char check[SEAL_HASH_BYTES];
};

struct raw_secret {
    unsigned char kind[2], kept_by[2], checked_by[2];
    unsigned char salt[SEAL_SALT_BYTES];
    unsigned char operations[8], memory_bytes[8];
    struct raw_kept kept;
};

// --- lines ---

// Takes a line that begins with `start`; its rest and the length of that come back. NULL where it
// does not.
static const char *take_line(const char **at, const char *start, size_t *length_out)
{
    size_t length = strcspn(*at, "\n"), before = strlen(start);
    const char *line = *at;
    if (strncmp(line, start, before) != 0)
        return NULL;
    *at += length + (line[length] == '\n');
    *length_out = length - before - (length > before && line[length - 1] == '\r');
    return line + before;
}

static bool take_base64(const char **at, void *out, size_t length)
{
    size_t text_length = 0;
    const char *text = take_line(at, "", &text_length);
    return text && seal_base64_read(text, text_length, out, length);
}

// The comment that nobody has signed, and the bytes below it.
static bool take_part(const char **at, void *out, size_t length)
{
    size_t comment_length = 0;
    return take_line(at, UNTRUSTED, &comment_length) && take_base64(at, out, length);
}

static bool is(const unsigned char kind[2], const char *name)
{
    return memcmp(kind, name, 2) == 0;
}

static void print_base64(const void *bytes, size_t length, struct buf *out)
{
    char text[512];
    BUG_IF((length + 2) / 3 * 4 >= sizeof text);
    seal_base64(bytes, length, text);
    buf_print(out, "%s\n", text);
    seal_wipe(text, sizeof text);
}

void minisign_name(const unsigned char number[MINISIGN_NUMBER_BYTES], char out[MINISIGN_NAME_BYTES])
{
    for (int i = 0; i < MINISIGN_NUMBER_BYTES; i++)
        snprintf(out + (ptrdiff_t)2 * i, 3, "%02X", number[MINISIGN_NUMBER_BYTES - 1 - i]);
}

// What take_part takes; the comment names the key.
static void print_part(const char *comment, const unsigned char number[MINISIGN_NUMBER_BYTES],
    const void *bytes, size_t length, struct buf *out)
{
    char name[MINISIGN_NAME_BYTES];
    minisign_name(number, name);
    buf_print(out, "%s%s %s\n", UNTRUSTED, comment, name);
    print_base64(bytes, length, out);
}

// --- public keys ---

const char *minisign_read_public(const char *text, struct minisign_public *out)
{
    struct raw_public raw;
    if (!take_part(&text, &raw, sizeof raw) || !is(raw.kind, "Ed"))
        return "it is no public key of minisign";
    memcpy(out->number, raw.number, sizeof out->number);
    memcpy(out->key, raw.key, sizeof out->key);
    return NULL;
}

void minisign_print_public(const struct minisign_public *key, struct buf *out)
{
    struct raw_public raw = {.kind = {'E', 'd'}};
    memcpy(raw.number, key->number, sizeof raw.number);
    memcpy(raw.key, key->key, sizeof raw.key);
    print_part("minisign public key", key->number, &raw, sizeof raw, out);
}

// --- secret keys ---

static uint64_t read_number(const unsigned char bytes[8])
{
    uint64_t number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | bytes[i];
    return number;
}

static void write_number(uint64_t number, unsigned char bytes[8])
{
    for (int i = 0; i < 8; i++, number >>= 8)
        bytes[i] = (unsigned char)number;
}

static void check_of(
    const struct raw_secret *raw, const struct raw_kept *kept, unsigned char out[SEAL_HASH_BYTES])
{
    struct seal_hash hash;
    seal_hash_begin(&hash, SEAL_HASH_BYTES);
    seal_hash_add(&hash, raw->kind, sizeof raw->kind);
    seal_hash_add(&hash, kept->number, sizeof kept->number);
    seal_hash_add(&hash, kept->key, sizeof kept->key);
    seal_hash_end(&hash, out);
}

// Mixes the kept part with what scrypt makes of the password: once keeps it, twice gives it back.
static bool mix(struct raw_secret *raw, const char *password)
{
    unsigned char stream[sizeof raw->kept], *kept = (unsigned char *)&raw->kept;
    if (!seal_stretch(password, raw->salt, read_number(raw->operations),
            read_number(raw->memory_bytes), stream, sizeof stream))
        return false;
    for (size_t i = 0; i < sizeof stream; i++)
        kept[i] ^= stream[i];
    seal_wipe(stream, sizeof stream);
    return true;
}

static bool take_secret(const char *text, struct raw_secret *raw)
{
    return take_part(&text, raw, sizeof *raw) && is(raw->kind, "Ed") && is(raw->checked_by, "B2") &&
           (is(raw->kept_by, "Sc") || is(raw->kept_by, "\0"));
}

bool minisign_asks(const char *text)
{
    struct raw_secret raw;
    bool asks = take_secret(text, &raw) && is(raw.kept_by, "Sc");
    seal_wipe(&raw, sizeof raw);
    return asks;
}

static const char *open_secret(struct raw_secret *raw, const char *password)
{
    static const unsigned char nothing[SEAL_HASH_BYTES];
    uint64_t operations, memory_bytes;
    unsigned char check[SEAL_HASH_BYTES];
    seal_stretch_limits(&operations, &memory_bytes);
    bool asks = is(raw->kept_by, "Sc");
    if (asks && !password)
        return "it is kept by a password";
    if (asks && (read_number(raw->operations) > operations ||
                    read_number(raw->memory_bytes) > memory_bytes))
        return "its password would take more time or memory than minisign's own limits";
    if (asks && !mix(raw, password))
        return "there is not enough memory for its password";
    // Without a password, minisign leaves the check out.
    if (!asks && memcmp(raw->kept.check, nothing, sizeof nothing) == 0)
        return NULL;
    check_of(raw, &raw->kept, check);
    if (memcmp(check, raw->kept.check, sizeof check) != 0)
        return asks ? "the password is wrong" : "it is damaged";
    return NULL;
}

const char *minisign_read_secret(
    const char *text, const char *password, struct minisign_secret *out)
{
    struct raw_secret raw;
    const char *fault =
        take_secret(text, &raw) ? open_secret(&raw, password) : "it is no secret key of minisign";
    if (!fault) {
        memcpy(out->number, raw.kept.number, sizeof out->number);
        memcpy(out->key, raw.kept.key, sizeof out->key);
    }
    seal_wipe(&raw, sizeof raw);
    return fault;
}

bool minisign_print_secret(const struct minisign_secret *key, const char *password, struct buf *out)
{
    struct raw_secret raw = {.kind = {'E', 'd'}, .checked_by = {'B', '2'}};
    memcpy(raw.kept.number, key->number, sizeof raw.kept.number);
    memcpy(raw.kept.key, key->key, sizeof raw.kept.key);
    check_of(&raw, &raw.kept, raw.kept.check);
    bool good = true;
    if (password) {
        uint64_t operations, memory_bytes;
        memcpy(raw.kept_by, "Sc", 2);
        seal_random(raw.salt, sizeof raw.salt);
        seal_stretch_limits(&operations, &memory_bytes);
        write_number(operations, raw.operations);
        write_number(memory_bytes, raw.memory_bytes);
        good = mix(&raw, password);
    }
    if (good) {
        buf_print(
            out, "%sminisign %s secret key\n", UNTRUSTED, password ? "encrypted" : "unencrypted");
        print_base64(&raw, sizeof raw, out);
    }
    seal_wipe(&raw, sizeof raw);
    return good;
}

void minisign_make(struct minisign_public *public_out, struct minisign_secret *secret_out)
{
    seal_make_keys(public_out->key, secret_out->key);
    seal_random(public_out->number, sizeof public_out->number);
    memcpy(secret_out->number, public_out->number, sizeof secret_out->number);
}

void minisign_forget(struct minisign_secret *secret)
{
    seal_wipe(secret, sizeof *secret);
}

// --- signatures ---

const char *minisign_read_signature(const char *text, struct minisign_signature *out)
{
    struct raw_signature raw;
    size_t length = 0;
    if (!take_part(&text, &raw, sizeof raw))
        return "it is no signature of minisign";
    if (is(raw.kind, "Ed"))
        return "it is a signature of minisign's old kind";
    const char *comment = is(raw.kind, "ED") ? take_line(&text, TRUSTED, &length) : NULL;
    if (!comment || length >= sizeof out->comment || memchr(comment, '\r', length))
        return "it is no signature of minisign";
    memcpy(out->comment, comment, length);
    out->comment[length] = '\0';
    if (!take_base64(&text, out->global, sizeof out->global) || *text != '\0')
        return "it is no signature of minisign";
    memcpy(out->number, raw.number, sizeof out->number);
    memcpy(out->signature, raw.signature, sizeof out->signature);
    return NULL;
}

void minisign_print_signature(const struct minisign_signature *signature, struct buf *out)
{
    struct raw_signature raw = {.kind = {'E', 'D'}};
    memcpy(raw.number, signature->number, sizeof raw.number);
    memcpy(raw.signature, signature->signature, sizeof raw.signature);
    print_part("signature by the key", signature->number, &raw, sizeof raw, out);
    buf_print(out, "%s%s\n", TRUSTED, signature->comment);
    print_base64(signature->global, sizeof signature->global, out);
}

// What the second signature is of. Returns its length.
static size_t join(const struct minisign_signature *signature,
    unsigned char out[SEAL_SIGNATURE_BYTES + MINISIGN_COMMENT_BYTES])
{
    size_t length = strlen(signature->comment);
    memcpy(out, signature->signature, SEAL_SIGNATURE_BYTES);
    memcpy(out + SEAL_SIGNATURE_BYTES, signature->comment, length);
    return SEAL_SIGNATURE_BYTES + length;
}

void minisign_sign(const struct minisign_secret *key, const unsigned char digest[SEAL_DIGEST_BYTES],
    const char *comment, struct minisign_signature *out)
{
    unsigned char joined[SEAL_SIGNATURE_BYTES + MINISIGN_COMMENT_BYTES];
    BUG_IF(strlen(comment) >= sizeof out->comment || strpbrk(comment, "\r\n") != NULL);
    memcpy(out->number, key->number, sizeof out->number);
    snprintf(out->comment, sizeof out->comment, "%s", comment);
    seal_sign(key->key, digest, SEAL_DIGEST_BYTES, out->signature);
    seal_sign(key->key, joined, join(out, joined), out->global);
}

bool minisign_verify(const struct minisign_public *key,
    const unsigned char digest[SEAL_DIGEST_BYTES], const struct minisign_signature *signature)
{
    unsigned char joined[SEAL_SIGNATURE_BYTES + MINISIGN_COMMENT_BYTES];
    size_t length = join(signature, joined);
    return memcmp(key->number, signature->number, sizeof key->number) == 0 &&
           seal_verify(key->key, digest, SEAL_DIGEST_BYTES, signature->signature) &&
           seal_verify(key->key, joined, length, signature->global);
}
