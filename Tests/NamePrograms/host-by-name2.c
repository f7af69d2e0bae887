/* gethostbyname2() for each family.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const char *const names[] = {"localhost", "db",    "web.example",  "six",
                                        "both",      "both2", "both.example", "nowhere"};
    char label[50];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(label, sizeof label, "%s inet", names[i]);
        say_hostent(label, gethostbyname2(names[i], AF_INET));
        snprintf(label, sizeof label, "%s inet6", names[i]);
        say_hostent(label, gethostbyname2(names[i], AF_INET6));
    }
}
