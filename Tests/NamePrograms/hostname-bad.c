/* gethostname() with no room at a bad place, and with room for everything.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    volatile size_t all = (size_t)-1 / 2;
    char *volatile nowhere = NULL;
    char name[100];

    say("half of memory", gethostname(name, all));
    puts(name);
    say("NULL, 0", gethostname(nowhere, 0));
}
