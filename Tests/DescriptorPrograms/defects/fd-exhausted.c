/* Files are opened until there are no numbers left; then all are closed.
 * finds: fd-exhausted
 * opened: open_a_file
 * call: open_a_file
 * SPDX-License-Identifier: Apache-2.0 */
#include "../limit.h"

enum { NUMBERS = 24 };

static SEEN int open_a_file(void) { return open("/proc/self/exe", O_RDONLY | O_CLOEXEC); }

int main(void)
{
    int fds[NUMBERS], amount = 0;

    limit_numbers(NUMBERS);
    while ((fds[amount] = open_a_file()) != -1)
        amount++;
    need(errno == EMFILE);
    while (amount--)
        need(!close(fds[amount]));
}
