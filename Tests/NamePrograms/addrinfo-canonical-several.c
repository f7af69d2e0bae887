/* Canonical names where several lines have the name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    struct addrinfo hints = {.ai_flags = AI_CANONNAME, .ai_socktype = SOCK_STREAM};

    put("hosts", "10.0.0.1 first.example x y\n10.0.0.2 second.example x\nfd00::1 third.example x\n"
                 "fd00::2 y fourth.example\n10.0.0.3 z\nfd00::3 z.example z\n");
    for (int f = 0; f < 3; f++) {
        static const int families[] = {AF_UNSPEC, AF_INET, AF_INET6};

        hints.ai_family = families[f];
        say_addresses("x", "x", NULL, &hints);
        say_addresses("y", "y", NULL, &hints);
        say_addresses("z", "z", NULL, &hints);
        say_addresses("Z.EXAMPLE", "Z.EXAMPLE", NULL, &hints);
    }
}
