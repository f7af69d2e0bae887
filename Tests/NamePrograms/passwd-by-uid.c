/* getpwuid() of users who are there, and of numbers that nobody has.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const uid_t numbers[] = {0,     1,          1001,       1002,       1003,      65534,
                                    12345, 4294967294, 4294967295, 2147483648, 2147483647};
    char label[20];

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        snprintf(label, sizeof label, "%u", numbers[i]);
        errno = E2BIG;
        say_passwd(label, getpwuid(numbers[i]));
    }
}
