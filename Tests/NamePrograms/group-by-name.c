/* getgrnam() of groups that are there, and of some that are not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"root",    "wheel", "staff", "users", "alice",
                                        "nogroup", "none",  "Staff", "staf",  ""};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        errno = E2BIG;
        say_group(names[i], getgrnam(names[i]));
    }
}
