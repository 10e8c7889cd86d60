// One block of each kind with texts in Kazakh, Russian and English, the long words of the first two
// among them; and a screen to set them on, with the shipped pack and real fonts.
#ifndef TESTS_UNIT_SCREEN_BLOCKS_SAMPLES_H
#define TESTS_UNIT_SCREEN_BLOCKS_SAMPLES_H

#include "screen/blocks.h"
#include "support/stage.h"

#define IN(kk, ru, en)                                                                             \
    {                                                                                              \
        .in = { kk, ru, en }                                                                       \
    }

enum { KK, RU, EN, SAMPLE_BLOCK = 3 };

static struct pack_step sample_steps[] = {
    {.date = IN("2022 жылғы 5 маусым", "5 июня 2022 года", "5 June 2022"),
        .title = IN("Конституцияға түзетулер енгізілді", "В Конституцию внесены поправки",
            "The constitution is amended"),
        .text = IN("Өкілеттіктің бір бөлігі президенттен парламент пен жергілікті өкілді "
                   "органдарға өтеді.",
            "Часть полномочий переходит от президента к парламенту и местным представительным "
            "органам.",
            "Powers move from the president towards "
            "[parliament](glossary:parliament) and local councils.")},
    {.date = IN("2022 жылдан кейін", "После 2022 года", "After 2022"),
        .title = IN("Сайлау тәртібі өзгереді", "Меняются выборы", "Elections change"),
        .text = IN("Сайлаушылар кандидаттарды тікелей таңдайды; мандатты кері қайтарып алуға "
                   "болады.",
            "Избиратели выбирают кандидатов напрямую; мандат можно отозвать.",
            "Voters choose candidates directly; mandates can be withdrawn.")},
    {.date = IN("2024 жылғы 15 наурыз", "15 марта 2024 года", "15 March 2024"),
        .title = IN("Ұлттық құрылтай", "Национальный курултай", "National Kurultai"),
        .text = IN("Президент келесі міндеттерді атайды: мықты институттар, заң үстемдігі, "
                   "төзімділік.",
            "Президент называет следующие задачи: сильные институты, верховенство закона, "
            "терпимость.",
            "The president names the next tasks: strong institutions, rule of law, tolerance.")},
    {.date = IN("Алда", "Впереди", "Ahead"),
        .title = IN("Цифрлық және көлік жоспарлары", "Цифровые и транспортные планы",
            "Digital and transit plans"),
        .text = IN("Суперкомпьютер, деректерді өңдеу орталығы және Каспий түбімен өтетін "
                   "талшықты-оптикалық желі.",
            "Суперкомпьютер, центр обработки данных и волоконно-оптическая линия по дну Каспия.",
            "A supercomputer, a data center and a Caspian fibre line."),
        .planned = true},
};

static struct pack_row sample_rows[] = {
    {IN("Президент", "Президент", "President"),
        IN("Бір қолдағы кең өкілеттік", "Широкие полномочия в одних руках",
            "Wide powers in one office"),
        IN("Өкілеттігі азайды", "Меньше полномочий", "Fewer powers")},
    {IN("Парламент", "Парламент", "Parliament"), IN("Рөлі шағын", "Меньшая роль", "A smaller role"),
        IN("Рөлі едәуір күшейді", "Заметно более сильная роль", "Clearly stronger role")},
    {IN("Жергілікті мәслихаттар", "Местные маслихаты", "Local councils"),
        IN("Шешімдер орталықта қабылданады", "Решения принимались централизованно",
            "Decisions made centrally"),
        IN("Жергілікті жерде өкілеттік көбірек", "Больше полномочий на местах",
            "More authority locally")},
    {IN("Азаматтар", "Граждане", "Citizens"),
        IN("Партиялық тізімдер", "Партийные списки", "Party lists"),
        IN("Кандидаттарға тікелей дауыс береді", "Голосуют прямо за кандидатов",
            "Vote directly for candidates")},
};

static struct pack_text sample_answers[] = {
    IN("Теміржол туннелі", "Железнодорожный туннель", "A railway tunnel"),
    IN("Талшықты-оптикалық желі", "Волоконно-оптическая линия", "A fibre-optic line"),
    IN("Газ құбыры", "Газопровод", "A gas pipeline"),
    IN("Кеме шлюзі", "Судоходный шлюз", "A shipping lock"),
};

static struct pack_step sample_stations[] = {
    {.title = IN("Қытай", "Китай", "China"),
        .text = IN("Жүк порттардан теміржолмен шығады.",
            "Грузы выходят из портов по железной дороге.", "Goods leave the ports by rail.")},
    {.title = IN("Қазақстан", "Казахстан", "Kazakhstan"),
        .text = IN("Дәліз елді шығыстан батысқа қарай кесіп өтеді.",
            "Коридор пересекает страну с востока на запад.",
            "The corridor crosses the country from east to west; **half** of the way lies here.")},
    {.title = IN("Каспий теңізі", "Каспийское море", "Caspian Sea"),
        .text = IN("Паромдар Ақтау мен Бакуді жалғайды.", "Паромы связывают Актау и Баку.",
            "Ferries connect Aktau and Baku.")},
    {.title = IN("Әзербайжан мен Грузия", "Азербайджан и Грузия", "Azerbaijan and Georgia"),
        .text = IN("Теміржол Қара теңізге шығады.", "Железная дорога ведёт к Чёрному морю.",
            "The railway reaches the Black Sea.")},
    {.title = IN("Еуропа", "Европа", "Europe"),
        .text = IN("Жүк тұтынушыға жетеді.", "Груз приходит к получателю.",
            "The goods arrive at their customers."),
        .planned = true},
};

static struct pack_value sample_values[] = {
    {.label = IN("2019 жыл", "2019 год", "2019"), .value = 12.5, .written = "12.5"},
    {.label = IN("2020 жыл", "2020 год", "2020"), .value = 9, .written = "9"},
    {.label = IN("2021 жыл", "2021 год", "2021"), .value = 17.25, .written = "17.25"},
    {.label = IN("2022 жыл", "2022 год", "2022"), .value = 31, .written = "31"},
    {.label = IN("2023 жыл", "2023 год", "2023"), .value = 48.5, .written = "48.5"},
};

static const char sample_picture[] =
    SOURCE_FOLDER "/content/kazakhstan-reforms/media/corridors.svg";
static const char sample_shield[] = SOURCE_FOLDER "/content/kazakhstan-reforms/media/shield.svg";

static struct pack_picture sample_pictures[] = {
    {.image = {.file = sample_picture, .format = PACK_SVG, .size = {800, 560}},
        .caption = IN("Дәліздер елді батыс пен шығыс арасында жалғайды.",
            "Коридоры связывают страну между западом и востоком.",
            "Corridors through the country, between east and west.")},
    {.image = {.file = sample_shield, .format = PACK_SVG, .size = {120, 120}},
        .caption = IN("Қорған", "Щит", "A shield")},
    {.image = {.file = sample_picture, .format = PACK_SVG, .size = {800, 560}}},
};

static int sample_terms[] = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))

static struct pack_block sample_blocks[] = {
    {.kind = PACK_TIMELINE, .timeline = {sample_steps, COUNT_OF(sample_steps)}},
    {.kind = PACK_COMPARE,
        .compare = {IN("Реформаға дейін", "До реформы", "Before the reform"),
            IN("Мақалада сипатталғаны", "По описанию статьи", "The article describes"), sample_rows,
            COUNT_OF(sample_rows)}},
    {.kind = PACK_QUIZ,
        .quiz = {.question = IN("Каспий теңізінің түбімен не салу жоспарланған?",
                     "Что планируется проложить по дну Каспийского моря?",
                     "What is planned along the bottom of the Caspian Sea?"),
            .answers = sample_answers,
            .count = COUNT_OF(sample_answers),
            .right = 1,
            .explanation = IN("Мақала оны Еуропа мен Азия арасындағы тағы бір цифрлық дәліз "
                              "ретінде көрсетеді.",
                "Статья представляет её как ещё один цифровой коридор между Европой и Азией.",
                "The article presents it as another digital corridor between Europe and Asia.")}},
    {.kind = PACK_ROUTE, .route = {sample_stations, COUNT_OF(sample_stations)}},
    {.kind = PACK_CHART,
        .chart = {.title = IN(
                      "Дәліз арқылы өткен жүк", "Грузы по коридору", "Goods through the corridor"),
            .unit = IN("миллион тонна", "миллионов тонн", "million tonnes"),
            .values = sample_values,
            .count = COUNT_OF(sample_values)}},
    {.kind = PACK_CHART,
        .chart = {.line = true,
            .title =
                IN("Дәліз арқылы өткен жүк", "Грузы по коридору", "Goods through the corridor"),
            .unit = IN("миллион тонна", "миллионов тонн", "million tonnes"),
            .values = sample_values,
            .count = COUNT_OF(sample_values)}},
    {.kind = PACK_GALLERY, .gallery = {sample_pictures, COUNT_OF(sample_pictures)}},
    {.kind = PACK_GLOSSARY, .glossary = {sample_terms, COUNT_OF(sample_terms)}},
    {.kind = PACK_QR,
        .qr = {.url = "https://www.example.org/reforms/constitution-2022",
            .label = IN("Толығырақ сайтта оқыңыз", "Подробнее на сайте", "Read more on the site")}},
};

enum { SAMPLE_COUNT = sizeof sample_blocks / sizeof *sample_blocks };

// What a sample is set on.
struct bench {
    struct stage stage;
    struct arena arena;
    struct ui_metrics metrics;
    struct visit visit;
    struct screen_view view;
    struct screen_frame frame;
    struct screen s;
};

// An empty frame; the choices of the visit stay.
static inline void bench_begin(
    struct bench *bench, struct point size, int text_step, int language, bool right_to_left)
{
    arena_reset(&bench->arena);
    bench->metrics = ui_metrics(&(struct ui_screen){.size_px = size, .text_step = text_step});
    bench->frame = (struct screen_frame){.list = draw_list_begin(&bench->arena, size)};
    const struct ui_metrics *m = &bench->metrics;
    bench->s = (struct screen){
        .frame = &bench->frame,
        .pack = bench->stage.pack,
        .visit = &bench->visit,
        .m = m,
        .style = ui_style(UI_LIGHT),
        .language = language,
        .measure_px = m->measure_px,
        .body = {0, 0, m->size.x, m->size.y - m->dock_px},
    };
    bench->s.ui = (struct ui){.list = &bench->frame.list,
        .hits = &bench->frame.hits,
        .arena = &bench->arena,
        .measure = fonts_measure(bench->stage.fonts),
        .metrics = m,
        .style = bench->s.style,
        .assets_folder = SOURCE_FOLDER "/assets",
        .language = bench->stage.pack->languages[language].code,
        .right_to_left = right_to_left,
        .focus = -1};
}

static inline struct block_set bench_set(
    struct bench *bench, const struct pack_block *block, int width_px)
{
    return block_set(&bench->s, block, SAMPLE_BLOCK, COLOUR(0x1B5E8C), width_px);
}

#endif
