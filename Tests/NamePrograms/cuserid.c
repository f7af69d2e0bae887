/* cuserid() names the user by the effective number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char name[L_cuserid] = "";

    printf("%s\n", cuserid(name));
    need(setresuid(1001, 1001, 1001));
    printf("%s\n", cuserid(name));
    printf("%s\n", cuserid(NULL));
}
