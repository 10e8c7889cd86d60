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
        .about = "What was said or written, unchanged",
        .required = true,
        .read = load_text,
        .offset = PART(quote.text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "by",
        .about = "Whose words they are",
        .required = true,
        .read = load_text,
        .offset = PART(quote.by),
        .flags = LOAD_PROSE},
};
static const struct schema quote_schema = SCHEMA("a quote", quote_fields);

static const struct field number_fields[] = {
    {.key = "label",
        .about = "What the number is",
        .required = true,
        .read = load_text,
        .offset = PART(number.label),
        .flags = LOAD_PROSE},
    {.key = "value",
        .about = "The number or date",
        .required = true,
        .read = load_text,
        .offset = PART(number.value),
        .flags = LOAD_PROSE,
        .high = VALUE_CHARACTERS_MAX},
    {.key = "caption",
        .about = "What it means",
        .required = true,
        .read = load_text,
        .offset = PART(number.caption),
        .flags = LOAD_PROSE},
};
static const struct schema number_schema = SCHEMA("a number", number_fields);

static const struct field image_fields[] = {
    {.key = "file",
        .about = "A PNG, JPEG or SVG of this pack, such as media/well.png",
        .required = true,
        .read = load_image,
        .offset = PART(image.image)},
    {.key = "alt",
        .about = "What is in the picture, for those who cannot see it",
        .required = true,
        .read = load_text,
        .offset = PART(image.alt)},
    {.key = "caption",
        .about = "Below the picture; may be left out",
        .read = load_text,
        .offset = PART(image.caption),
        .flags = LOAD_PROSE},
};
static const struct schema image_schema = SCHEMA("an image", image_fields);

static const struct field check_fields[] = {
    {.key = "question",
        .about = "The question",
        .required = true,
        .read = load_text,
        .offset = PART(check.question),
        .flags = LOAD_PROSE},
    {.key = "answer",
        .about = "Its answer, which comes with the next tap",
        .required = true,
        .read = load_text,
        .offset = PART(check.answer),
        .flags = LOAD_MARKED | LOAD_PROSE},
};
static const struct schema check_schema = SCHEMA("a check", check_fields);

// --- timeline and route

#define STEP(member) offsetof(struct pack_step, member)

static const struct field step_fields[] = {
    {.key = "date",
        .about = "As it is shown",
        .required = true,
        .read = load_text,
        .offset = STEP(date),
        .flags = LOAD_PROSE,
        .high = DATE_CHARACTERS_MAX},
    {.key = "title",
        .about = "What happened, in a few words",
        .required = true,
        .read = load_text,
        .offset = STEP(title),
        .flags = LOAD_PROSE,
        .high = STEP_CHARACTERS_MAX},
    {.key = "text",
        .about = "What happened",
        .required = true,
        .read = load_text,
        .offset = STEP(text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "planned",
        .about = "'yes' for what lies ahead: it is drawn hollow",
        .read = load_yes,
        .offset = STEP(planned)},
};
static const struct schema step_schema = SCHEMA("a step", step_fields);

static const struct field step_item = {.key = "steps", .read = load_map, .schema = &step_schema};

static const struct field timeline_fields[] = {
    {.key = "steps",
        .about = "The steps in their order",
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
        .about = "The name of the station",
        .required = true,
        .read = load_text,
        .offset = STEP(title),
        .flags = LOAD_PROSE,
        .high = STEP_CHARACTERS_MAX},
    {.key = "text",
        .about = "What is there",
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
        .about = "The stations along the line",
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

#define ROW(member) offsetof(struct pack_row, member)

static const struct field row_fields[] = {
    {.key = "what",
        .about = "What is compared",
        .required = true,
        .read = load_text,
        .offset = ROW(what),
        .flags = LOAD_PROSE},
    {.key = "before",
        .about = "How it was",
        .required = true,
        .read = load_text,
        .offset = ROW(before),
        .flags = LOAD_PROSE},
    {.key = "after",
        .about = "How it is",
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
        .about = "The head of the first column",
        .required = true,
        .read = load_text,
        .offset = PART(compare.before),
        .flags = LOAD_PROSE,
        .high = HEAD_CHARACTERS_MAX},
    {.key = "after",
        .about = "The head of the second column",
        .required = true,
        .read = load_text,
        .offset = PART(compare.after),
        .flags = LOAD_PROSE,
        .high = HEAD_CHARACTERS_MAX},
    {.key = "rows",
        .about = "The rows of the table",
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

static const struct field answer_item = {
    .key = "answers", .read = load_text, .flags = LOAD_PROSE, .high = ANSWER_CHARACTERS_MAX};

static const struct field quiz_fields[] = {
    {.key = "question",
        .about = "The question",
        .required = true,
        .read = load_text,
        .offset = PART(quiz.question),
        .flags = LOAD_PROSE},
    {.key = "answers",
        .about = "The answers; no two are the same",
        .required = true,
        .read = load_list,
        .offset = PART(quiz.answers),
        .low = 2,
        .high = PACK_ANSWERS_MAX,
        .item = &answer_item,
        .item_size = sizeof(struct pack_text),
        .count_offset = PART(quiz.count) - PART(quiz.answers)},
    {.key = "right",
        .about = "Which answer is right: 1 is the first",
        .required = true,
        .read = load_whole,
        .offset = PART(quiz.right),
        .low = 1,
        .high = PACK_ANSWERS_MAX},
    {.key = "explanation",
        .about = "Comes when an answer was chosen",
        .required = true,
        .read = load_text,
        .offset = PART(quiz.explanation),
        .flags = LOAD_MARKED | LOAD_PROSE},
};
static const struct schema quiz_schema = SCHEMA("a quiz", quiz_fields);

// --- chart

#define VALUE(member) offsetof(struct pack_value, member)

static const struct field value_fields[] = {
    {.key = "label",
        .about = "What the value is of",
        .required = true,
        .read = load_text,
        .offset = VALUE(label),
        .flags = LOAD_PROSE,
        .high = LABEL_CHARACTERS_MAX},
    {.key = "value",
        .about = "A number of at most 9 digits: 12 or -0.5",
        .required = true,
        .read = load_decimal},
};
static const struct schema value_schema = SCHEMA("a value", value_fields);

#undef VALUE

static const struct field value_item = {.key = "values", .read = load_map, .schema = &value_schema};

static const struct field chart_fields[] = {
    {.key = "kind",
        .about = "'bars' or 'line'",
        .required = true,
        .read = load_chart_kind,
        .offset = PART(chart.line)},
    {.key = "title",
        .about = "What the chart shows",
        .required = true,
        .read = load_text,
        .offset = PART(chart.title),
        .flags = LOAD_PROSE,
        .high = TITLE_CHARACTERS_MAX},
    {.key = "unit",
        .about = "Of the values",
        .required = true,
        .read = load_text,
        .offset = PART(chart.unit),
        .flags = LOAD_PROSE,
        .high = VALUE_CHARACTERS_MAX},
    {.key = "values",
        .about = "The values in their order",
        .required = true,
        .read = load_list,
        .offset = PART(chart.values),
        .low = 2,
        .high = PACK_VALUES_MAX,
        .item = &value_item,
        .item_size = sizeof(struct pack_value),
        .count_offset = PART(chart.count) - PART(chart.values)},
    {.key = "source",
        .about = "Where the values come from: a source, or 'book:4'",
        .required = true,
        .read = load_reference,
        .offset = PART(chart.source)},
};
static const struct schema chart_schema = SCHEMA("a chart", chart_fields);

// --- gallery and qr

#define PICTURE(member) offsetof(struct pack_picture, member)

static const struct field picture_fields[] = {
    {.key = "file",
        .about = "A PNG, JPEG or SVG of this pack, such as media/well.png",
        .required = true,
        .read = load_image,
        .offset = PICTURE(image)},
    {.key = "alt",
        .about = "What is in the picture, for those who cannot see it",
        .required = true,
        .read = load_text,
        .offset = PICTURE(alt)},
    {.key = "caption",
        .about = "Below the picture; may be left out",
        .read = load_text,
        .offset = PICTURE(caption),
        .flags = LOAD_PROSE},
};
static const struct schema picture_schema = SCHEMA("a picture", picture_fields);

#undef PICTURE

static const struct field picture_item = {
    .key = "images", .read = load_map, .schema = &picture_schema};

static const struct field gallery_fields[] = {
    {.key = "images",
        .about = "The pictures, one after the other",
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
        .about = "The whole address; it begins with https://",
        .required = true,
        .read = load_url,
        .offset = PART(qr.url),
        .high = URL_CHARACTERS_MAX},
    {.key = "label",
        .about = "What it leads to",
        .required = true,
        .read = load_text,
        .offset = PART(qr.label),
        .flags = LOAD_PROSE,
        .high = TITLE_CHARACTERS_MAX},
};
static const struct schema qr_schema = SCHEMA("a qr", qr_fields);

// --- all of them

// Declared with its size: a row too few does not compile.
const struct field load_kinds[] = {
    {.key = "lead",
        .about = "The first, larger paragraph",
        .read = load_text,
        .offset = PART(text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "text",
        .about = "A paragraph",
        .read = load_text,
        .offset = PART(text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "list",
        .about = "Lines with a dot",
        .read = load_list,
        .offset = PART(list.items),
        .low = 1,
        .high = PACK_LIST_MAX,
        .item = &list_item,
        .item_size = sizeof(struct pack_text),
        .count_offset = PART(list.count) - PART(list.items)},
    {.key = "note",
        .about = "A tinted box",
        .read = load_text,
        .offset = PART(text),
        .flags = LOAD_MARKED | LOAD_PROSE},
    {.key = "quote",
        .about = "A statement, and whose it is",
        .read = load_map,
        .schema = &quote_schema},
    {.key = "number",
        .about = "One number or date, large",
        .read = load_map,
        .schema = &number_schema},
    {.key = "image",
        .about = "A picture in a frame; a tap makes it as large as the screen",
        .read = load_map,
        .schema = &image_schema},
    {.key = "check",
        .about = "A question; its answer comes with the next tap",
        .read = load_map,
        .schema = &check_schema},
    {.key = "think",
        .about = "A question to take along; nothing is stored",
        .read = load_text,
        .offset = PART(text),
        .flags = LOAD_PROSE},
    {.key = "sources",
        .about = "A card with the full references of these sources",
        .read = load_list,
        .offset = PART(sources.indices),
        .flags = LOAD_UNIQUE,
        .low = 1,
        .high = PACK_BLOCK_SOURCES_MAX,
        .item = &source_item,
        .item_size = sizeof(int),
        .count_offset = PART(sources.count) - PART(sources.indices)},
    {.key = "timeline",
        .about = "What came when, and what is planned",
        .read = load_map,
        .schema = &timeline_schema},
    {.key = "compare",
        .about = "A table of two columns",
        .read = load_map,
        .schema = &compare_schema},
    {.key = "quiz",
        .about = "A question with answers to choose from",
        .read = load_quiz,
        .schema = &quiz_schema},
    {.key = "route", .about = "Stations along a line", .read = load_map, .schema = &route_schema},
    {.key = "chart", .about = "Bars or a line", .read = load_chart, .schema = &chart_schema},
    {.key = "gallery",
        .about = "Pictures, one after the other",
        .read = load_map,
        .schema = &gallery_schema},
    {.key = "glossary",
        .about = "Terms with their meanings: 'all', or a list of terms",
        .read = load_terms},
    {.key = "qr",
        .about = "A code to take along on a telephone",
        .read = load_map,
        .schema = &qr_schema},
};
