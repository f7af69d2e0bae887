/* Families that have no names.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    for (int family = -2; family < 50; family++) {
        const struct addrinfo hints = {.ai_family = family, .ai_socktype = SOCK_STREAM};
        char label[50];

        snprintf(label, sizeof label, "%d", family);
        say_addresses(label, "db", "80", &hints);
        say_addresses("number", "10.0.0.5", "80", &hints);
        say_addresses("no name", NULL, "80", &hints);
    }
}
