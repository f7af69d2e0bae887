/* shelf.c — a caller's buffer, filled.
 * SPDX-License-Identifier: Apache-2.0 */
#include "shelf.h"

#include <stdint.h>
#include <string.h>

void *shelf_take(struct shelf *shelf, size_t size, size_t alignment)
{
    const size_t gap = -(uintptr_t)shelf->next % alignment;
    char *taken = shelf->next + gap;

    if (gap > shelf->left || size > shelf->left - gap)
        return NULL;
    shelf->next += gap + size;
    shelf->left -= gap + size;
    return taken;
}

char *shelf_put(struct shelf *shelf, struct word word)
{
    char *string = shelf_take(shelf, word.length + 1, 1);

    if (!string)
        return NULL;
    memcpy(string, word.start, word.length);
    string[word.length] = 0;
    return string;
}

char **shelf_put_pointers(struct shelf *shelf, char *strings, size_t count)
{
    char **list = shelf_take(shelf, (count + 1) * sizeof(char *), sizeof(char *));

    if (!list)
        return NULL;
    for (size_t i = 0; i < count; i++) {
        list[i] = strings;
        strings += strlen(strings) + 1;
    }
    list[count] = NULL;
    return list;
}

char **shelf_put_words(struct shelf *shelf, const char *words)
{
    char *strings = shelf->next;
    struct word word;
    size_t count = 0;

    for (; (word = word_next(&words)).length; count++)
        if (!shelf_put(shelf, word))
            return NULL;
    return shelf_put_pointers(shelf, strings, count);
}
