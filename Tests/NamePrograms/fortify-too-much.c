/* A size that is more than the buffer ends a program built with checks.
 * SPDX-License-Identifier: Apache-2.0 */

/* cc: -D_FORTIFY_SOURCE=2 */
#include "names.h"

int main(void)
{
    char name[8];
    volatile size_t size = 100;

    if (!freopen("/dev/null", "w", stderr))
        return 1;
    signal(SIGABRT, SIG_DFL);
    puts("so far");
    gethostname(name, size);
    puts(name);
}
