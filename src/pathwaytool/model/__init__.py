"""What a pathway is: values only, no reading or writing, no other part of the tool."""
