/* The one who finds no number left is not the one who holds them all.
 * finds: fd-exhausted
 * opened: open_a_file
 * call: make_a_pipe
 * count: 1
 * SPDX-License-Identifier: Apache-2.0 */
#include "../limit.h"

enum { NUMBERS = 24 };

static SEEN int open_a_file(void) { return open("/proc/self/exe", O_RDONLY | O_CLOEXEC); }

static SEEN int make_a_pipe(int *ends) { return pipe2(ends, O_CLOEXEC); }

int main(void)
{
    int first[2], ends[2], fds[NUMBERS] = {0}, amount = 0;

    limit_numbers(NUMBERS);
    need(!make_a_pipe(first));
    do
        fds[amount] = open_a_file();
    while (fds[amount++] < NUMBERS - 1);
    need_error(EMFILE, make_a_pipe(ends));
    while (amount--)
        need(!close(fds[amount]));
    need(!close(first[0]) && !close(first[1]));
}
