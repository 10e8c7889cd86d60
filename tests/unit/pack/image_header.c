// The size of pictures, from headers made by hand.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "pack/image_header.h"

#include <string.h>

#define PNG_START "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR"
#define BYTES(literal) literal, sizeof(literal) - 1

static const struct {
    const char *bytes;
    size_t length;
    bool known;
    enum pack_image_format format;
    int width, height; // 0 = says no size
} cases[] = {
    {BYTES(PNG_START "\0\0\x02\x80\0\0\x01\xE0\x08\x02"), true, PACK_PNG, 640, 480},
    {BYTES(PNG_START "\0\0\0\x01\0\0\0\x01"), true, PACK_PNG, 1, 1},
    {BYTES(PNG_START "\xFF\xFF\xFF\xFF\0\0\0\x01"), true, PACK_PNG, 1000000, 1},
    {BYTES(PNG_START "\0\0\0\0\0\0\0\x01"), true, PACK_PNG, 0, 0},
    {BYTES(PNG_START "\0\0\0\x01\0\0\0"), true, PACK_PNG, 0, 0},
    {BYTES("\x89PNG\r\n\x1A\n\0\0\0\x0DIDATxxxxxxxxxx"), true, PACK_PNG, 0, 0},
    {BYTES("\x89PNG\r\n\x1A"), false, PACK_PNG, 0, 0},
    // a start, an APP0 of 4 bytes, a frame
    {BYTES("\xFF\xD8\xFF\xE0\0\4..\xFF\xC0\0\x0B\x08\x01\x2C\x01\x90\x01"), true, PACK_JPEG, 400,
        300},
    // progressive, after a Huffman table and a fill byte
    {BYTES("\xFF\xD8\xFF\xC4\0\3.\xFF\xFF\xC2\0\x0B\x08\x00\x02\x00\x03\x01"), true, PACK_JPEG, 3,
        2},
    {BYTES("\xFF\xD8\xFF\xE0\0\4.."), true, PACK_JPEG, 0, 0},
    {BYTES("\xFF\xD8\xFF\xE0\0\0\0\0\0\0\0\0\0\0"), true, PACK_JPEG, 0, 0},
    {BYTES("\xFF\xD8\xFF\xE0\xFF\xFF......"), true, PACK_JPEG, 0, 0},
    {BYTES("<svg width='10' height='20'/>"), true, PACK_SVG, 10, 20},
    {BYTES("<svg width=\"10.2px\" height = \"19.0\" >"), true, PACK_SVG, 11, 19},
    {BYTES("<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 48 24\">"), true, PACK_SVG, 48, 24},
    {BYTES("<svg viewBox='-5,-5 , 7.5 9'>"), true, PACK_SVG, 8, 9},
    {BYTES("<?xml version='1.0'?>\n<!-- <svg> -->\n<!DOCTYPE svg>\n<svg width='1' height='1'>"),
        true, PACK_SVG, 1, 1},
    {BYTES("\xEF\xBB\xBF  <svg\nviewBox='0 0 3 4'>"), true, PACK_SVG, 3, 4},
    {BYTES("<svg>"), true, PACK_SVG, 0, 0},
    {BYTES("<svg/>"), true, PACK_SVG, 0, 0},
    {BYTES("<svg width='5mm' height='5mm'>"), true, PACK_SVG, 0, 0},
    {BYTES("<svg width='5"), true, PACK_SVG, 0, 0},
    {BYTES("<svg width=5 height=5>"), true, PACK_SVG, 0, 0},
    {BYTES("<svg viewBox='0 0 3'>"), true, PACK_SVG, 0, 0},
    {BYTES("<svg width='0' height='0'>"), true, PACK_SVG, 0, 0},
    {BYTES("<svg width='99999999999999999999' height='1'>"), true, PACK_SVG, 9999999, 1},
    {BYTES("<svgs width='5' height='5'>"), false, PACK_SVG, 0, 0},
    {BYTES("<html><svg width='5' height='5'>"), false, PACK_SVG, 0, 0},
    {BYTES("<!-- <svg width='5' height='5'>"), false, PACK_SVG, 0, 0},
    {BYTES("text"), false, PACK_SVG, 0, 0},
    {BYTES(""), false, PACK_SVG, 0, 0},
};

static void test_headers(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum pack_image_format format = PACK_PNG;
        struct point size = {0, 0};
        bool known = image_format_of_bytes(cases[i].bytes, cases[i].length, &format);
        assert_int_equal(known, cases[i].known);
        if (!known)
            continue;
        assert_int_equal(format, cases[i].format);
        bool sized = image_size(format, cases[i].bytes, cases[i].length, &size);
        assert_int_equal(sized, cases[i].width > 0);
        assert_int_equal(size.x, cases[i].width);
        assert_int_equal(size.y, cases[i].height);
    }
}

static void test_names(void **state)
{
    (void)state;
    enum pack_image_format format = PACK_SVG;
    assert_true(image_format_of_name("media/a.png", &format));
    assert_int_equal(format, PACK_PNG);
    assert_true(image_format_of_name("a.jpg", &format));
    assert_int_equal(format, PACK_JPEG);
    assert_true(image_format_of_name("a.b.jpeg", &format));
    assert_int_equal(format, PACK_JPEG);
    assert_true(image_format_of_name("a.svg", &format));
    assert_int_equal(format, PACK_SVG);
    assert_false(image_format_of_name(".svg", &format));
    assert_false(image_format_of_name("a.SVG", &format));
    assert_false(image_format_of_name("a.webp", &format));
    assert_false(image_format_of_name("", &format));
    assert_string_equal(image_format_name(PACK_JPEG), "JPEG");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headers),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
