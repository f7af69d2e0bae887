/* getlogin() of a program that nobody has logged in for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    char name[100] = "";
    const int result = getlogin_r(name, sizeof name);

    printf("getlogin_r: %s\n", strerrorname_np(result));
    claim("getlogin", getlogin());
}
