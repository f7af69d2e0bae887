/* The flags for names in other scripts.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const int flags[] = {AI_IDN, AI_CANONIDN, AI_IDN | AI_CANONIDN | AI_CANONNAME,
                                AI_IDN | AI_CANONNAME};
    static const char *const names[] = {"db", "10.0.0.5", "xn--bcher-kva.example", "nowhere"};

    add("hosts", "10.0.0.9 xn--bcher-kva.example\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t f = 0; f < sizeof flags / sizeof *flags; f++) {
            const struct addrinfo hints = {.ai_flags = flags[f], .ai_socktype = SOCK_STREAM};

            printf("%#x ", (unsigned)flags[f]);
            say_addresses(names[i], names[i], NULL, &hints);
        }
}
