/* getdomainname() with buffers of all sizes.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char name[100];

    for (size_t size = 0; size < 10; size++) {
        memset(name, '#', sizeof name);
        name[99] = 0;
        say("getdomainname", getdomainname(name, size));
        printf("%zu: %.12s\n", size, name);
    }
}
