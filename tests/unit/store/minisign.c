// Keys and signatures as text: what is written is read again, and what differs is not believed.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "store/minisign.h"

#include <string.h>

static const unsigned char digest[SEAL_DIGEST_BYTES] = "a file";

struct signer {
    struct minisign_public public_key;
    struct minisign_secret secret_key;
    struct buf text; // of a signature
};

static int begin(void **state)
{
    static struct signer signer;
    struct minisign_signature signature;
    minisign_make(&signer.public_key, &signer.secret_key);
    minisign_sign(&signer.secret_key, digest, "pack:wells version:7", &signature);
    signer.text = (struct buf){0};
    minisign_print_signature(&signature, &signer.text);
    *state = &signer;
    return 0;
}

static int end(void **state)
{
    struct signer *signer = *state;
    buf_finish(&signer->text);
    return 0;
}

static bool holds(const struct signer *signer, const char *text)
{
    struct minisign_signature signature;
    return !minisign_read_signature(text, &signature) &&
           minisign_verify(&signer->public_key, digest, &signature);
}

// The text with each `old` replaced.
static void replace(const char *text, const char *old, const char *fresh, struct buf *out)
{
    for (const char *at; (at = strstr(text, old)); text = at + strlen(old)) {
        buf_add(out, text, (size_t)(at - text));
        buf_add_text(out, fresh);
    }
    buf_add_text(out, text);
}

static void assert_replaced(
    const struct signer *signer, const char *old, const char *fresh, bool good)
{
    struct buf text = {0};
    replace(signer->text.text, old, fresh, &text);
    assert_string_not_equal(text.text, signer->text.text);
    assert_int_equal(holds(signer, text.text), good);
    buf_finish(&text);
}

static void test_signature(void **state)
{
    const struct signer *signer = *state;
    assert_true(holds(signer, signer->text.text));
    assert_replaced(signer, "\n", "\r\n", true); // as some editors leave it
    assert_replaced(signer, "by the key", "of nobody", true);
    assert_replaced(signer, "version:7", "version:8", false);
    assert_replaced(signer, "untrusted", "trusted", false);
    assert_replaced(signer, "\n", "\n\n", false);
}

// The end of the comment's line could be taken for a part of it, or the other way round.
static void test_carriage_returns(void **state)
{
    struct minisign_signature signature;
    const struct signer *signer = *state;
    static const char *const ends[] = {":7\r\r\n", ":7\r \n", "\r:7\n"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        struct buf text = {0};
        replace(signer->text.text, ":7\n", ends[i], &text);
        assert_string_equal(
            minisign_read_signature(text.text, &signature), "it is no signature of minisign");
        buf_finish(&text);
    }
}

static void test_keys(void **state)
{
    const struct signer *signer = *state;
    struct minisign_public public_key;
    struct minisign_secret secret_key;
    struct buf public_text = {0}, secret_text = {0};
    minisign_print_public(&signer->public_key, &public_text);
    assert_true(minisign_print_secret(&signer->secret_key, NULL, &secret_text));
    assert_null(minisign_read_public(public_text.text, &public_key));
    assert_memory_equal(&public_key, &signer->public_key, sizeof public_key);
    assert_false(minisign_asks(secret_text.text));
    assert_null(minisign_read_secret(secret_text.text, NULL, &secret_key));
    assert_memory_equal(&secret_key, &signer->secret_key, sizeof secret_key);
    assert_non_null(minisign_read_public(secret_text.text, &public_key));
    assert_non_null(minisign_read_secret(public_text.text, NULL, &secret_key));
    buf_finish(&public_text);
    buf_finish(&secret_text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_signature, begin, end),
        cmocka_unit_test_setup_teardown(test_carriage_returns, begin, end),
        cmocka_unit_test_setup_teardown(test_keys, begin, end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
