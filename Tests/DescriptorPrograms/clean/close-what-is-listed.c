/* A child closes what /proc lists, once the list is read; the number of the listing is among it,
 * and closed already. Another does it on the way, and asks what each number is.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../descriptors.h"

#include <dirent.h>

static SEEN int list(int *numbers, int most)
{
    DIR *listing = opendir("/proc/self/fd");
    int count = 0;

    need(listing);
    for (struct dirent *entry; (entry = readdir(listing)) && count < most;)
        if (*entry->d_name != '.')
            numbers[count++] = atoi(entry->d_name);
    need(!closedir(listing));
    return count;
}

static SEEN void close_all(void)
{
    int numbers[64];
    const int count = list(numbers, 64);
    struct stat status;

    for (int i = 0; i < count; i++)
        if (numbers[i] > 2 && (fstat(numbers[i], &status) || S_ISREG(status.st_mode)))
            close(numbers[i]);
}

int main(void)
{
    const int file = a_file();

    in_child(close_all);
    need(!close(file));
}
