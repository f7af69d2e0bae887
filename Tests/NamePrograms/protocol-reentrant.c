/* getprotobyname_r(), getprotobynumber_r() and getprotoent_r().
 * SPDX-License-Identifier: Apache-2.0 */
#include "names.h"

static _Alignas(16) char buffer[1024];

static void say_result(const char *label, size_t size, int result, const struct protoent *found)
{
    printf("%s %zu: %s, ", label, size, strerrorname_np(result));
    say_protoent("found", found);
}

int main(void)
{
    static const size_t sizes[] = {0, 1, 8, 1024};
    struct protoent entry, *found = &entry;
    int result;

    for (size_t i = 0; i < 4; i++) {
        result = getprotobyname_r("toyproto", &entry, buffer, sizes[i], &found);
        say_result("by name", sizes[i], result, found);
        result = getprotobynumber_r(6, &entry, buffer, sizes[i], &found);
        say_result("by number", sizes[i], result, found);
    }
    result = getprotobyname_r("none", &entry, buffer, sizeof buffer, &found);
    say_result("none", sizeof buffer, result, found);
    result = getprotobynumber_r(254, &entry, buffer, sizeof buffer, &found);
    say_result("254", sizeof buffer, result, found);
    setprotoent(0);
    result = getprotoent_r(&entry, buffer, 2, &found);
    say_result("entry", 2, result, found);
    do {
        result = getprotoent_r(&entry, buffer, sizeof buffer, &found);
        say_result("entry", sizeof buffer, result, found);
    } while (result == 0);
    endprotoent();
}
