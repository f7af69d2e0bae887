/* gethostname() with buffers of all sizes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char name[100];

    for (size_t size = 0; size < 12; size++) {
        memset(name, '#', sizeof name);
        name[99] = 0;
        say("gethostname", gethostname(name, size));
        printf("%zu: %.12s\n", size, name);
    }
    say("100", gethostname(name, sizeof name));
    puts(name);
}
