/* Types and protocols that do not go together.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    for (int type = -1; type < 12; type++)
        for (int protocol = -1; protocol < 20; protocol += 1 + (protocol > 1) * 3) {
            const struct addrinfo hints = {.ai_socktype = type, .ai_protocol = protocol};
            char label[50];

            snprintf(label, sizeof label, "%d %d", type, protocol);
            say_addresses(label, "db", "80", &hints);
            say_addresses("no service", "db", NULL, &hints);
        }
}
