/* gethostid where the line of the host's own name has many aliases.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    FILE *file = fopen(etc("hosts"), "w");

    fprintf(file, "10.1.2.3 toytown");
    for (int i = 0; i < 3000; i++)
        fprintf(file, " alias%d", i);
    fprintf(file, "\n10.1.2.4 toytown\n");
    fclose(file);
    printf("%lx\n", gethostid());
}
