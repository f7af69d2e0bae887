/* Flags that are none, alone and in combinations that are forbidden.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    for (unsigned bit = 0; bit < 32; bit++) {
        struct addrinfo hints = {.ai_flags = (int)(1U << bit), .ai_socktype = SOCK_STREAM};
        char label[50];

        snprintf(label, sizeof label, "%#x", 1U << bit);
        say_addresses(label, "db", "80", &hints);
        say_addresses("without a name", NULL, "80", &hints);
        hints.ai_flags |= AI_CANONNAME;
        say_addresses("with AI_CANONNAME", NULL, "80", &hints);
    }
}
