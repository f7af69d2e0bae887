/* getaddrinfo() of numbers in all of their forms.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const names[] = {"1.2.3.4",
                                    "127.1",
                                    "127.0.1",
                                    "1",
                                    "0",
                                    "4294967295",
                                    "4294967296",
                                    "0x7f.1",
                                    "0X7F.0.0.1",
                                    "0x7f000001",
                                    "010.0.0.1",
                                    "0377.1",
                                    "08.1.1.1",
                                    "256.1.1.1",
                                    "1.256.1.1",
                                    "1.2.3.256",
                                    "1.2.65535",
                                    "1.2.65536",
                                    "1.16777215",
                                    "1.16777216",
                                    "1.2.3.4.",
                                    "1.2.3.",
                                    "1.2.3.4.5",
                                    "1..2",
                                    ".1.2.3",
                                    "1.2.3.4 ",
                                    " 1.2.3.4",
                                    "1.2.3.4 x",
                                    "1.2.3.4x",
                                    "0x",
                                    "0x.1",
                                    "1.2.3.0x4",
                                    "+1.2.3.4",
                                    "-1.2.3.4",
                                    "1.2.3.4\n",
                                    "1.2.3.4\t",
                                    "1e3",
                                    "99999999999",
                                    "00000000000000000001.2.3.4",
                                    "1.2.3.4%1",
                                    "0xffffffff",
                                    "0x100000000",
                                    "037777777777",
                                    "040000000000",
                                    "1.2.3.4\x80",
                                    "١.٢.٣.٤"};

int main(void)
{
    struct addrinfo hints = {.ai_socktype = SOCK_STREAM};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        hints.ai_flags = 0;
        hints.ai_family = AF_UNSPEC;
        say_addresses(names[i], names[i], NULL, &hints);
        hints.ai_flags = AI_NUMERICHOST;
        say_addresses("numeric", names[i], NULL, &hints);
        hints.ai_family = AF_INET6;
        say_addresses("numeric inet6", names[i], NULL, &hints);
    }
}
