/* getpwnam() of users who are there, and of one who is not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"root",   "daemon",  "alice", "bob",  "carol",
                                        "nobody", "mallory", "Alice", "alic", "alice ",
                                        "",       "#",       ":"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        errno = E2BIG;
        say_passwd(names[i], getpwnam(names[i]));
    }
}
