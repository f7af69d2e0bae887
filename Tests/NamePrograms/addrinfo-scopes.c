/* Scopes of addresses of IPv6, by the interface's name and by number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"fe80::1%lo",
                                        "fe80::1%1",
                                        "fe80::1%7",
                                        "fe80::1%none",
                                        "fe80::1%",
                                        "fe80::1%0",
                                        "fe80::1%-1",
                                        "fe80::1%1x",
                                        "fe80::1%4294967295",
                                        "fe80::1%4294967296",
                                        "fe80::1% 1",
                                        "::1%1",
                                        "::1%lo",
                                        "::1%none",
                                        "fd00::1%3",
                                        "fd00::1%lo",
                                        "ff02::1%lo",
                                        "ff02::1%9",
                                        "ff01::1%lo",
                                        "ff05::1%5",
                                        "ff05::1%lo",
                                        "1.2.3.4%lo",
                                        "::ffff:1.2.3.4%1",
                                        "%1",
                                        "fec0::1%2",
                                        "fe80::1%lo%1"};
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        hints.ai_flags = AI_NUMERICHOST | AI_CANONNAME;
        say_addresses(names[i], names[i], "80", &hints);
        hints.ai_flags = 0;
        say_addresses("not numeric", names[i], "80", &hints);
    }
}
