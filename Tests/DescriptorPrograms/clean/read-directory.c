/* A directory is read as a whole, by scandir(), by glob(), and from a descriptor of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>
#include <glob.h>

int main(void)
{
    struct dirent **entries;
    glob_t found;
    DIR *folder = opendir("/");

    need(folder && readdir(folder) && is_open(dirfd(folder)) && !closedir(folder));
    int amount = scandir("/", &entries, NULL, alphasort);
    need(amount > 0);
    while (amount--)
        free(entries[amount]);
    free(entries);
    need(!glob("/*", 0, NULL, &found));
    globfree(&found);
    folder = fdopendir(open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    need(folder && readdir(folder) && !closedir(folder));
}
