/* getpwent_r() and what it returns at the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct passwd user, *found = NULL;
    char buffer[1024];
    int result;

    setpwent();
    while ((result = getpwent_r(&user, buffer, sizeof buffer, &found)) == 0) {
        say_passwd("entry", found);
        claim("it points to ours", found == &user);
    }
    printf("at the end: %s, %s\n", strerrorname_np(result), found ? "found" : "none");
    found = &user;
    result = getpwent_r(&user, buffer, sizeof buffer, &found);
    printf("again: %s, %s\n", strerrorname_np(result), found ? "found" : "none");
    endpwent();
}
