/* Which numbers are open is asked by one poll() over all of them, as xargs does it, up to the
 * highest that /proc names: that of the listing itself, which is closed by then.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>
#include <poll.h>

static SEEN int highest_open(void)
{
    DIR *listing = opendir("/proc/self/fd");
    int highest = -1;

    need(listing);
    for (struct dirent *entry; (entry = readdir(listing));)
        if (atoi(entry->d_name) > highest)
            highest = atoi(entry->d_name);
    need(!closedir(listing));
    return highest;
}

static SEEN int count_open(int most)
{
    struct pollfd set[most];
    int count = 0;

    for (int i = 0; i < most; i++)
        set[i] = (struct pollfd){.fd = i, .events = POLLIN};
    need(poll(set, (nfds_t)most, 0) >= 0);
    for (int i = 0; i < most; i++)
        count += !(set[i].revents & POLLNVAL);
    return count;
}

int main(void)
{
    const int highest = highest_open();

    need(count_open(highest + 1) == highest);
    need(count_open(256) >= 3);
}
