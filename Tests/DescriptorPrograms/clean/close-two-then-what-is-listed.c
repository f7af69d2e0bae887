/* Two numbers are closed on suspicion, to have them free for opendir(), before all that /proc lists
 * is: Java starts programs like this.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN void close_all(void)
{
    close(4);
    close(5);
    DIR *listing = opendir("/proc/self/fd");
    need(listing);
    for (struct dirent *entry; (entry = readdir(listing));)
        if (atoi(entry->d_name) > 5)
            close(atoi(entry->d_name));
    need(!closedir(listing));
}

static SEEN void close_and_go_on(void)
{
    need(!close(3) && !close(4) && !close(5));
    close_all();
}

int main(void)
{
    const int one = a_file(), two = a_file(), three = a_file();

    need(one == 3 && two == 4 && three == 5);
    in_child(close_and_go_on);
    need(!close(one) && !close(two) && !close(three));
}
