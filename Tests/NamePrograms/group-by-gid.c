/* getgrgid() of groups that are there, and of some that are not.
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

int main(void)
{
    static const gid_t numbers[] = {0, 1, 10, 50, 100, 1001, 1002, 65534, 77, 4294967295};
    char label[20];

    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        snprintf(label, sizeof label, "%u", numbers[i]);
        errno = E2BIG;
        say_group(label, getgrgid(numbers[i]));
    }
}
