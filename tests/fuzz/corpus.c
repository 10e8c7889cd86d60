// Feeds every file of the folders named to a fuzz target, without a fuzzer: so that what was found
// once is tried with every compiler and on every machine.
#include "target.h"

#include "unit/pack/temp_pack.h"

static int count;

static int feed(const char *path, const struct stat *info, int type, struct FTW *place)
{
    (void)info;
    (void)place;
    if (type != FTW_F)
        return 0;
    struct buf file = {0};
    temp_read(path, &file);
    LLVMFuzzerTestOneInput((const uint8_t *)buf_text(&file), file.length);
    buf_finish(&file);
    count++;
    return 0;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        if (nftw(argv[i], feed, 16, FTW_PHYS) != 0)
            BUG("cannot walk %s", argv[i]);
    printf("%d inputs\n", count);
    return count == 0;
}
