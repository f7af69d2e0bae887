/* words.c — counts the words of its standard input, and profiles itself.
 *
 *     cc words.c -o words -lbacklot_profile
 *     ./words words.data < text     then: backlot perf report words.data --region count
 * SPDX-License-Identifier: Apache-2.0 */
#include <backlot/profile.h>
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

struct text {
    char *bytes;
    size_t size;
};

static struct text read_all(FILE *file)
{
    struct text text = {malloc(1 << 20), 0};

    BACKLOT_REGION("read")
    {
        if (text.bytes)
            text.size = fread(text.bytes, 1, 1 << 20, file);
    }
    return text;
}

static size_t count(struct text text)
{
    size_t words = 0;

    BACKLOT_REGION("count")
    {
        for (size_t i = 0; i < text.size; i++)
            if (!isspace((unsigned char)text.bytes[i]) &&
                (i == 0 || isspace((unsigned char)text.bytes[i - 1])))
                words++;
    }
    return words;
}

int main(int argument_count, char **arguments)
{
    struct text text;

    if (argument_count > 1 && backlot_profile_start(arguments[1], NULL)) {
        fprintf(stderr, "words: %s\n", backlot_profile_problem());
        return 1;
    }
    text = read_all(stdin);
    printf("%zu words\n", count(text));
    free(text.bytes);
    if (argument_count > 1)
        backlot_profile_stop();
    return 0;
}
