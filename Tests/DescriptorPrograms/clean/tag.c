/* Owners close what is theirs, by their tags; one gives his away first.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../tag.h"

int main(void)
{
    const int store = a_file(), given = a_file();

    tag_it(store, 42);
    tag_it(given, 43);
    need(!close_by_tag(store, 42));
    tag_it(given, 0);
    need(!close(given));
}
