/* gethostbyname(): names, aliases, several addresses, and who is not there.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"localhost",
                                        "toytown",
                                        "toytown.example",
                                        "db.example",
                                        "db",
                                        "database",
                                        "web",
                                        "web2",
                                        "web.example",
                                        "www",
                                        "DB.Example",
                                        "six",
                                        "six.example",
                                        "both",
                                        "both2",
                                        "both.example",
                                        "ip6-localhost",
                                        "nowhere",
                                        "nowhere.example",
                                        "example",
                                        "db.example.",
                                        "db.",
                                        ".",
                                        "",
                                        " db",
                                        "db ",
                                        "#",
                                        "the",
                                        "one"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        h_errno = 77;
        say_hostent(names[i], gethostbyname(names[i]));
    }
}
