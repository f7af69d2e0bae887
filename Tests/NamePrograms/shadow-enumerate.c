/* getspent() and getspent_r(), to the end and again.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct spwd entry, *found;
    char buffer[1024];
    int result;

    while ((found = getspent()))
        say_shadow("entry", found);
    say_shadow("after the last", getspent());
    setspent();
    say_shadow("first", getspent());
    endspent();
    while ((result = getspent_r(&entry, buffer, sizeof buffer, &found)) == 0)
        say_shadow("entry", found);
    printf("at the end: %s\n", strerrorname_np(result));
}
