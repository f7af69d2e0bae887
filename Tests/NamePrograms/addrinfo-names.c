/* getaddrinfo() of names, with nothing asked for.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"localhost",
                                        "toytown",
                                        "db",
                                        "db.example",
                                        "database",
                                        "DATABASE",
                                        "web.example",
                                        "www",
                                        "six",
                                        "both",
                                        "both2",
                                        "both.example",
                                        "ip6-localhost",
                                        "nowhere",
                                        "nowhere.example",
                                        "",
                                        ".",
                                        "db.",
                                        " db",
                                        "db ",
                                        "*",
                                        "#"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        say_addrinfo(names[i], names[i], NULL, NULL);
}
