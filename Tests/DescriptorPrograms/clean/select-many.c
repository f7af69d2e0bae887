/* 1,100 descriptors are waited for with sets on the heap, which are large enough.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../limit.h"

#include <sys/select.h>

enum { FILES = 1100, NUMBERS = 1200 };

int main(void)
{
    struct timeval at_once = {0};
    int fds[FILES];

    limit_numbers(NUMBERS);
    unsigned long *set = calloc(NUMBERS / 8 + sizeof *set, 1);
    for (int i = 0; i < FILES; i++) {
        fds[i] = open("/dev/null", O_RDONLY | O_CLOEXEC);
        need(fds[i] != -1);
        set[fds[i] / 64] |= 1UL << fds[i] % 64;
    }
    need(select(fds[FILES - 1] + 1, (fd_set *)set, NULL, NULL, &at_once) == FILES);
    free(set);
    for (int i = 0; i < FILES; i++)
        need(!close(fds[i]));
}
