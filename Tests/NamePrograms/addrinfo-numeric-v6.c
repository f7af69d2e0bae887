/* getaddrinfo() of numbers of IPv6 in all of their forms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const names[] = {"::",
                                    "::1",
                                    "1::",
                                    "1:2:3:4:5:6:7:8",
                                    "1:2:3:4:5:6:7:8:9",
                                    "1:2:3:4:5:6:7",
                                    "::1.2.3.4",
                                    "::ffff:1.2.3.4",
                                    "1:2:3:4:5:6:1.2.3.4",
                                    "1::1.2.3.4.5",
                                    "::1.2.3",
                                    "::256.1.1.1",
                                    "FD00::ABCD",
                                    "fd00::abcde",
                                    "1::2::3",
                                    ":::",
                                    ":1",
                                    "1:",
                                    "::1 ",
                                    " ::1",
                                    "[::1]",
                                    "::1%",
                                    "::g",
                                    "::0001",
                                    "::00001",
                                    "1:2:3:4::5:6:7:8",
                                    "1:2:3:4:5:6:7::",
                                    "::2:3:4:5:6:7:8",
                                    "::ffff:0x1.2.3.4",
                                    "::01.2.3.4"};

int main(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        hints.ai_flags = AI_NUMERICHOST;
        hints.ai_family = AF_UNSPEC;
        say_addresses(names[i], names[i], NULL, &hints);
        hints.ai_flags = 0;
        hints.ai_family = AF_INET;
        say_addresses("inet", names[i], NULL, &hints);
    }
}
