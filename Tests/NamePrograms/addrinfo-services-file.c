/* Services as the file has them, in each protocol.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const int types[] = {0, SOCK_STREAM, SOCK_DGRAM};
    static const char *const names[] = {"mixed", "Mixed", "alias", "one",
                                        "two",   "http",  "big",   "zero"};

    put("services", "mixed 1/tcp alias\nmixed 2/udp\none 3/tcp\none 4/tcp\ntwo 5/udp\ntwo 6/tcp\n"
                    "big 65535/tcp\nzero 0/tcp\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (int t = 0; t < 3; t++) {
            const struct addrinfo hints = {.ai_socktype = types[t]};

            printf("%s ", name_of_type(types[t]));
            say_addresses(names[i], "db", names[i], &hints);
        }
}
