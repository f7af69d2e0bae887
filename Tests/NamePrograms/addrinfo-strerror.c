/* What the codes are called.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    for (int code = 1; code > -110; code--)
        if (strcmp(gai_strerror(code), "Unknown error"))
            printf("%d: %s\n", code, gai_strerror(code));
    for (int code = -2; code < 6; code++)
        printf("%d: %s\n", code, hstrerror(code));
}
