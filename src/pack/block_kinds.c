// What each kind of block holds, as tables; load_kinds has them in the order of enum
// pack_block_kind.
#include "pack/load.h"

enum {
    VALUE_CHARACTERS_MAX = 16, // of a number, and of a chart's unit
    DATE_CHARACTERS_MAX = 30,
    LABEL_CHARACTERS_MAX = 30,
    HEAD_CHARACTERS_MAX = 40,
    STEP_CHARACTERS_MAX = 60,
    TITLE_CHARACTERS_MAX = 90,
    ANSWER_CHARACTERS_MAX = 120,
    URL_CHARACTERS_MAX = 300,
};

static const struct field list_item = {
    .key = "list", .read = load_text, .flags = LOAD_MARKED | LOAD_PROSE};
static const struct field source_item = {.key = "sources", .read = load_source_index};

#define PART(member) offsetof(struct pack_block, member)

static const struct field quote_fields[] = {
    {.key = "text",
        .required = true,
        .read = load_text,
        .offset = PART(quote.text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "by",
        .required = true,
        .read = load_text,
        .offset = PART(quote.by),
        .flags = LOAD_PROSE},
};
static const struct schema quote_schema = SCHEMA("a quote", quote_fields);

static const struct field number_fields[] = {
    {.key = "label",
        .required = true,
        .read = load_text,
        .offset = PART(number.label),
        .flags = LOAD_PROSE},
    {.key = "value",
        .required = true,
        .read = load_text,
        .offset = PART(number.value),
        .flags = LOAD_PROSE,
        .high = VALUE_CHARACTERS_MAX},
    {.key = "caption",
        .required = true,
        .read = load_text,
        .offset = PART(number.caption),
        .flags = LOAD_PROSE},
};
static const struct schema number_schema = SCHEMA("a number", number_fields);

static const struct field image_fields[] = {
    {.key = "file", .required = true, .read = load_image, .offset = PART(image.image)},
    {.key = "alt", .required = true, .read = load_text, .offset = PART(image.alt)},
    {.key = "caption", .read = load_text, .offset = PART(image.caption), .flags = LOAD_PROSE},
};
static const struct schema image_schema = SCHEMA("an image", image_fields);

static const struct field check_fields[] = {
    {.key = "question",
        .required = true,
        .read = load_text,
        .offset = PART(check.question),
        .flags = LOAD_PROSE},
    {.key = "answer",
        .required = true,
        .read = load_text,
        .offset = PART(check.answer),
        .flags = LOAD_MARKED | LOAD_PROSE},
};
static const struct schema check_schema = SCHEMA("a check", check_fields);

// --- timeline and route
// --------------------------------------------------------------------------------

#define STEP(member) offsetof(struct pack_step, member)

static const struct field step_fields[] = {
    {.key = "date",
        .required = true,
        .read = load_text,
        .offset = STEP(date),
        .flags = LOAD_PROSE,
        .high = DATE_CHARACTERS_MAX},
    {.key = "title",
        .required = true,
        .read = load_text,
        .offset = STEP(title),
        .flags = LOAD_PROSE,
        .high = STEP_CHARACTERS_MAX},
    {.key = "text",
        .required = true,
        .read = load_text,
        .offset = STEP(text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "planned", .read = load_yes, .offset = STEP(planned)},
};
static const struct schema step_schema = SCHEMA("a step", step_fields);

static const struct field step_item = {.key = "steps", .read = load_map, .schema = &step_schema};

static const struct field timeline_fields[] = {
    {.key = "steps",
        .required = true,
        .read = load_list,
        .offset = PART(timeline.steps),
        .low = 2,
        .high = PACK_STEPS_MAX,
        .item = &step_item,
        .item_size = sizeof(struct pack_step),
        .count_offset = PART(timeline.count) - PART(timeline.steps)},
};
static const struct schema timeline_schema = SCHEMA("a timeline", timeline_fields);

static const struct field station_fields[] = {
    {.key = "title",
        .required = true,
        .read = load_text,
        .offset = STEP(title),
        .flags = LOAD_PROSE,
        .high = STEP_CHARACTERS_MAX},
    {.key = "text",
        .required = true,
        .read = load_text,
        .offset = STEP(text),
        .flags = LOAD_MARKED | LOAD_PROSE},
};
static const struct schema station_schema = SCHEMA("a station", station_fields);

#undef STEP

static const struct field station_item = {
    .key = "stations", .read = load_map, .schema = &station_schema};

static const struct field route_fields[] = {
    {.key = "stations",
        .required = true,
        .read = load_list,
        .offset = PART(route.stations),
        .low = 2,
        .high = PACK_STATIONS_MAX,
        .item = &station_item,
        .item_size = sizeof(struct pack_step),
        .count_offset = PART(route.count) - PART(route.stations)},
};
static const struct schema route_schema = SCHEMA("a route", route_fields);

// --- compare
// -------------------------------------------------------------------------------------------

#define ROW(member) offsetof(struct pack_row, member)

static const struct field row_fields[] = {
    {.key = "what", .required = true, .read = load_text, .offset = ROW(what), .flags = LOAD_PROSE},
    {.key = "before",
        .required = true,
        .read = load_text,
        .offset = ROW(before),
        .flags = LOAD_PROSE},
    {.key = "after",
        .required = true,
        .read = load_text,
        .offset = ROW(after),
        .flags = LOAD_PROSE},
};
static const struct schema row_schema = SCHEMA("a row", row_fields);

#undef ROW

static const struct field row_item = {.key = "rows", .read = load_map, .schema = &row_schema};

static const struct field compare_fields[] = {
    {.key = "before",
        .required = true,
        .read = load_text,
        .offset = PART(compare.before),
        .flags = LOAD_PROSE,
        .high = HEAD_CHARACTERS_MAX},
    {.key = "after",
        .required = true,
        .read = load_text,
        .offset = PART(compare.after),
        .flags = LOAD_PROSE,
        .high = HEAD_CHARACTERS_MAX},
    {.key = "rows",
        .required = true,
        .read = load_list,
        .offset = PART(compare.rows),
        .low = 1,
        .high = PACK_ROWS_MAX,
        .item = &row_item,
        .item_size = sizeof(struct pack_row),
        .count_offset = PART(compare.count) - PART(compare.rows)},
};
static const struct schema compare_schema = SCHEMA("a compare", compare_fields);

// --- quiz
// ----------------------------------------------------------------------------------------------

static const struct field answer_item = {
    .key = "answers", .read = load_text, .flags = LOAD_PROSE, .high = ANSWER_CHARACTERS_MAX};

static const struct field quiz_fields[] = {
    {.key = "question",
        .required = true,
        .read = load_text,
        .offset = PART(quiz.question),
        .flags = LOAD_PROSE},
    {.key = "answers",
        .required = true,
        .read = load_list,
        .offset = PART(quiz.answers),
        .low = 2,
        .high = PACK_ANSWERS_MAX,
        .item = &answer_item,
        .item_size = sizeof(struct pack_text),
        .count_offset = PART(quiz.count) - PART(quiz.answers)},
    {.key = "right",
        .required = true,
        .read = load_whole,
        .offset = PART(quiz.right),
        .low = 1,
        .high = PACK_ANSWERS_MAX},
    {.key = "explanation",
        .required = true,
        .read = load_text,
        .offset = PART(quiz.explanation),
        .flags = LOAD_MARKED | LOAD_PROSE},
};
static const struct schema quiz_schema = SCHEMA("a quiz", quiz_fields);

// --- chart
// ---------------------------------------------------------------------------------------------

#define VALUE(member) offsetof(struct pack_value, member)

static const struct field value_fields[] = {
    {.key = "label",
        .required = true,
        .read = load_text,
        .offset = VALUE(label),
        .flags = LOAD_PROSE,
        .high = LABEL_CHARACTERS_MAX},
    {.key = "value", .required = true, .read = load_decimal},
};
static const struct schema value_schema = SCHEMA("a value", value_fields);

#undef VALUE

static const struct field value_item = {.key = "values", .read = load_map, .schema = &value_schema};

static const struct field chart_fields[] = {
    {.key = "kind", .required = true, .read = load_chart_kind, .offset = PART(chart.line)},
    {.key = "title",
        .required = true,
        .read = load_text,
        .offset = PART(chart.title),
        .flags = LOAD_PROSE,
        .high = TITLE_CHARACTERS_MAX},
    {.key = "unit",
        .required = true,
        .read = load_text,
        .offset = PART(chart.unit),
        .flags = LOAD_PROSE,
        .high = VALUE_CHARACTERS_MAX},
    {.key = "values",
        .required = true,
        .read = load_list,
        .offset = PART(chart.values),
        .low = 2,
        .high = PACK_VALUES_MAX,
        .item = &value_item,
        .item_size = sizeof(struct pack_value),
        .count_offset = PART(chart.count) - PART(chart.values)},
    {.key = "source", .required = true, .read = load_reference, .offset = PART(chart.source)},
};
static const struct schema chart_schema = SCHEMA("a chart", chart_fields);

// --- gallery and qr
// -----------------------------------------------------------------------------

#define PICTURE(member) offsetof(struct pack_picture, member)

static const struct field picture_fields[] = {
    {.key = "file", .required = true, .read = load_image, .offset = PICTURE(image)},
    {.key = "alt", .required = true, .read = load_text, .offset = PICTURE(alt)},
    {.key = "caption", .read = load_text, .offset = PICTURE(caption), .flags = LOAD_PROSE},
};
static const struct schema picture_schema = SCHEMA("a picture", picture_fields);

#undef PICTURE

static const struct field picture_item = {
    .key = "images", .read = load_map, .schema = &picture_schema};

static const struct field gallery_fields[] = {
    {.key = "images",
        .required = true,
        .read = load_list,
        .offset = PART(gallery.pictures),
        .low = 2,
        .high = PACK_PICTURES_MAX,
        .item = &picture_item,
        .item_size = sizeof(struct pack_picture),
        .count_offset = PART(gallery.count) - PART(gallery.pictures)},
};
static const struct schema gallery_schema = SCHEMA("a gallery", gallery_fields);

static const struct field qr_fields[] = {
    {.key = "url",
        .required = true,
        .read = load_url,
        .offset = PART(qr.url),
        .high = URL_CHARACTERS_MAX},
    {.key = "label",
        .required = true,
        .read = load_text,
        .offset = PART(qr.label),
        .flags = LOAD_PROSE,
        .high = TITLE_CHARACTERS_MAX},
};
static const struct schema qr_schema = SCHEMA("a qr", qr_fields);

// --- all of them
// ---------------------------------------------------------------------------------------

// Declared with its size: a row too few does not compile.
const struct field load_kinds[] = {
    {.key = "lead", .read = load_text, .offset = PART(text), .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "text", .read = load_text, .offset = PART(text), .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "list",
        .read = load_list,
        .offset = PART(list.items),
        .low = 1,
        .high = PACK_LIST_MAX,
        .item = &list_item,
        .item_size = sizeof(struct pack_text),
        .count_offset = PART(list.count) - PART(list.items)},
    {.key = "note", .read = load_text, .offset = PART(text), .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "quote", .read = load_map, .schema = &quote_schema},
    {.key = "number", .read = load_map, .schema = &number_schema},
    {.key = "image", .read = load_map, .schema = &image_schema},
    {.key = "check", .read = load_map, .schema = &check_schema},
    {.key = "think", .read = load_text, .offset = PART(text), .flags = LOAD_PROSE},
    {.key = "sources",
        .read = load_list,
        .offset = PART(sources.indices),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_BLOCK_SOURCES_MAX,
        .item = &source_item,
        .item_size = sizeof(int),
        .count_offset = PART(sources.count) - PART(sources.indices)},
    {.key = "timeline", .read = load_map, .schema = &timeline_schema},
    {.key = "compare", .read = load_map, .schema = &compare_schema},
    {.key = "quiz", .read = load_quiz, .schema = &quiz_schema},
    {.key = "route", .read = load_map, .schema = &route_schema},
    {.key = "chart", .read = load_chart, .schema = &chart_schema},
    {.key = "gallery", .read = load_map, .schema = &gallery_schema},
    {.key = "glossary", .read = load_terms},
    {.key = "qr", .read = load_map, .schema = &qr_schema},
};
