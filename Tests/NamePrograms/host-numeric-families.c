/* gethostbyname2() of numbers of one family, asked for the other.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static const char *const names[] = {"1.2.3.4",    "127.1",   "::1",     "fd00::5", "::ffff:1.2.3.4",
                                    "fe80::1%lo", "::",      "1::2::3", "0",       "1.2.3.4.",
                                    ":::",        "10.0.0.5"};

int main(void)
{
    char label[50];

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(label, sizeof label, "%s inet", names[i]);
        say_hostent(label, gethostbyname2(names[i], AF_INET));
        snprintf(label, sizeof label, "%s inet6", names[i]);
        say_hostent(label, gethostbyname2(names[i], AF_INET6));
    }
}
