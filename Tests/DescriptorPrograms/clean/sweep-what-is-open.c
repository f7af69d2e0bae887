/* A child closes what /proc/self/fd lists, the number that it lists by excepted.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static int first, second;

static SEEN void close_the_listed(void)
{
    DIR *folder = opendir("/proc/self/fd");
    struct dirent *entry;

    need(folder);
    while ((entry = readdir(folder))) {
        const int number = atoi(entry->d_name);

        if (number > 2 && number != dirfd(folder))
            need(!close(number));
    }
    need(!closedir(folder));
    need(!is_open(first) && !is_open(second));
}

int main(void)
{
    first = a_file();
    second = a_file();
    in_child(close_the_listed);
    need(!close(first) && !close(second));
}
