/* A tree of folders is walked by ftw(), nftw() and fts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <fts.h>
#include <ftw.h>

static int see(const char *path, const struct stat *status, int type)
{
    return !path || !status || type == FTW_NS;
}

static int see_more(const char *path, const struct stat *status, int type, struct FTW *place)
{
    return see(path, status, type) || place->level > 3;
}

int main(void)
{
    char root[] = "/tmp/descriptors-XXXXXX", inner[64];
    FTSENT *entry;

    need(mkdtemp(root));
    snprintf(inner, sizeof inner, "%s/inner", root);
    need(!mkdir(inner, 0700));
    need(!ftw(root, see, 2) && !nftw(root, see_more, 1, FTW_PHYS | FTW_CHDIR));
    FTS *walk = fts_open((char *[]){root, NULL}, FTS_PHYSICAL, NULL);
    while ((entry = fts_read(walk)))
        need(entry->fts_info != FTS_ERR);
    need(!fts_close(walk));
    need(!rmdir(inner) && !rmdir(root));
}
